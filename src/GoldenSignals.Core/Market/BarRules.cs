namespace GoldenSignals.Core.Market;

/// <summary>Every rule a <see cref="Finding"/> can name, in one place.</summary>
public static class BarRules
{
    // Lines that can not be believed: refused.
    public const string UnreadableLine = "unreadable-line";
    public const string UnreadableDate = "unreadable-date";
    public const string UnreadableNumber = "unreadable-number";
    public const string MissingValue = "missing-value";
    public const string NotANumber = "not-a-number";
    public const string Overflow = "overflow";
    public const string NonPositivePrice = "non-positive-price";
    public const string HighBelowLow = "high-below-low";
    public const string OpenOutside = "open-outside";
    public const string CloseOutside = "close-outside";
    public const string NegativeVolume = "negative-volume";
    public const string FutureDate = "future-date";
    public const string ConflictingDuplicate = "conflicting-duplicate";
    public const string PartialBar = "partial-bar";

    // Lines that add nothing or belong elsewhere: dropped.
    public const string Duplicate = "duplicate";
    public const string OutsideCalendar = "outside-calendar";
    public const string OtherCompany = "other-company";
    public const string ExtendedHours = "extended-hours";

    // Lines that can be true but deserve a look: kept.
    public const string OutOfOrder = "out-of-order";
    public const string StaleRepeat = "stale-repeat";
    public const string ZeroVolumeRun = "zero-volume-run";
    public const string MissingVolume = "missing-volume";
    public const string Gap = "gap";
    public const string SplitLikeJump = "split-like-jump";
    public const string TimeZoneShift = "time-zone-shift";
    public const string OffCalendar = "off-calendar";
    public const string OutsideSession = "outside-session";
    public const string OffGrid = "off-grid";

    // How a whole series or file was taken.
    public const string CloseOnly = "close-only";
    public const string SundayBar = "sunday-bar";
    public const string DayEnd = "day-end";
    public const string PassedOver = "passed-over";
    public const string UnreadableFile = "unreadable-file";
    public const string UnreadableAction = "unreadable-action";
    public const string OtherSource = "other-source";

    public static readonly IReadOnlyList<string> All =
    [
        UnreadableLine, UnreadableDate, UnreadableNumber, MissingValue, NotANumber, Overflow, NonPositivePrice, HighBelowLow, OpenOutside,
        CloseOutside, NegativeVolume, FutureDate, ConflictingDuplicate, PartialBar, Duplicate, OutsideCalendar, OtherCompany, ExtendedHours, OutOfOrder,
        StaleRepeat, ZeroVolumeRun, MissingVolume, Gap, SplitLikeJump, TimeZoneShift, OffCalendar, OutsideSession, OffGrid, CloseOnly,
        SundayBar, DayEnd, PassedOver, UnreadableFile, UnreadableAction, OtherSource,
    ];
}

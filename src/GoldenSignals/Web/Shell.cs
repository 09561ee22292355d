using System.CommandLine;
using System.Text.Json;
using Spectre.Console;

namespace GoldenSignals.Web;

/// <summary>What a command speaks with: two streams, the options every command has, and the settings.</summary>
public sealed class Shell
{
    private const int PlainWidthColumns = 140;

    /// <param name="output">Where answers go.</param>
    /// <param name="error">Where faults and progress go.</param>
    /// <param name="environment">Environment variables, read for settings, NO_COLOR and TERM.</param>
    public Shell(TextWriter output, TextWriter error, IReadOnlyDictionary<string, string> environment)
    {
        (Out, Error, Environment) = (output, error, environment);
        OutIsTerminal = ReferenceEquals(output, System.Console.Out) && !System.Console.IsOutputRedirected && SpeaksAnsi;
        ErrorIsTerminal = ReferenceEquals(error, System.Console.Error) && !System.Console.IsErrorRedirected && SpeaksAnsi;
    }

    public TextWriter Out { get; }

    public TextWriter Error { get; }

    public IReadOnlyDictionary<string, string> Environment { get; }

    /// <summary>Colours, and progress that redraws itself, only where a person looks.</summary>
    public bool OutIsTerminal { get; }

    public bool ErrorIsTerminal { get; }

    public Option<string?> Data { get; } = new("--data")
    {
        Description = "Folder of the database (default ./data)", HelpName = "DIR", Recursive = true,
    };

    public Option<bool> Json { get; } = new("--json") { Description = "Answer, and faults, as JSON", Recursive = true };

    private bool SpeaksAnsi => !Environment.ContainsKey("NO_COLOR") && Environment.GetValueOrDefault("TERM") != "dumb";

    /// <summary>The settings in force: defaults, then the file in the data folder, then the environment, then the command line.</summary>
    /// <exception cref="Fault">Some setting is wrong; every fault is listed.</exception>
    public Settings Settings(ParseResult parse) => SettingsReader.Read(parse.GetValue(Data), Environment);

    /// <summary>Writes the answer as JSON when asked to, or lets it be drawn.</summary>
    public int Answer<T>(ParseResult parse, T answer, Action<IAnsiConsole> draw)
    {
        if (parse.GetValue(Json))
        {
            Out.WriteLine(JsonSerializer.Serialize(answer, Web.Json.Pretty));
        }
        else
        {
            Draw(draw);
        }
        return 0;
    }

    /// <summary>Draws for a terminal as it is, for a file or pipe without colours and without the blanks that fill up its lines.</summary>
    public void Draw(Action<IAnsiConsole> draw)
    {
        if (OutIsTerminal)
        {
            draw(AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Out), Interactive = InteractionSupport.No }));
            return;
        }
        var page = new StringWriter();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(page), Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No,
        });
        console.Profile.Width = PlainWidthColumns;
        draw(console);
        foreach (string line in page.ToString().Trim('\r', '\n').Split('\n'))
        {
            Out.WriteLine(line.TrimEnd());
        }
    }

    /// <summary>One line of progress, for people only.</summary>
    public void Progress(string text)
    {
        if (ErrorIsTerminal)
        {
            Error.WriteLine(text);
        }
    }
}

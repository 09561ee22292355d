namespace GoldenSignals.Web;

/// <summary>Says in the API's description which faults an address answers with.</summary>
public static class Answers
{
    public static RouteHandlerBuilder Says(this RouteHandlerBuilder address, params ReadOnlySpan<int> statuses)
    {
        foreach (int status in statuses)
        {
            address.Produces<ProblemDetails>(status, ProblemDetails.ContentType);
        }
        return address.Produces<ProblemDetails>(StatusCodes.Status500InternalServerError, ProblemDetails.ContentType);
    }
}

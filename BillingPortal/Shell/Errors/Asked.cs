namespace BillingPortal.Shell.Errors;

/// <summary>An error page answers with its own code, whether it is shown in place of another page or was asked for by its address.</summary>
internal static class Asked
{
    public static void Answers(HttpContext? context, int code)
    {
        if (context is { Response.HasStarted: false }) context.Response.StatusCode = code;
    }
}

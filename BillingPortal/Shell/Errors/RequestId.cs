namespace BillingPortal.Shell.Errors;

/// <summary>The name under which a request stands in the logs.</summary>
internal static class RequestId
{
    public static string? Of(HttpContext? context) => context?.TraceIdentifier;
}

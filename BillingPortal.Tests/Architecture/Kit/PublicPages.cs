namespace BillingPortal.Tests.Architecture.Kit;

/// <summary>The pages that anybody may open, and why. Every other page names a policy.</summary>
internal static class PublicPages
{
    public static readonly IReadOnlyDictionary<string, string> Reasons = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["/"] = "the front page",
        ["/status"] = "the health page; its lines say nothing that helps an attacker",
        ["/error/403"] = "error pages are shown to whoever met the error",
        ["/error/404"] = "error pages are shown to whoever met the error",
        ["/error/500"] = "error pages are shown to whoever met the error",
        ["/error/{Code:int}"] = "error pages are shown to whoever met the error",
        ["/styleguide"] = "Development only, samples only",
        ["/styleguide/account"] = "Development only, samples only",
        ["/styleguide/admin"] = "Development only, samples only",
        ["/styleguide/admin/customers"] = "Development only, samples only",
        ["/styleguide/admin/nothing"] = "Development only, samples only",
        ["/styleguide/portal"] = "Development only, samples only",
        ["/styleguide/portal/invoices"] = "Development only, samples only",
        ["/styleguide/portal/usage"] = "Development only, samples only",
    };
}

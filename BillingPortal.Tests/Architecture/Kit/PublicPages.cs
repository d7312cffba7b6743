namespace BillingPortal.Tests.Architecture.Kit;

/// <summary>The pages that anybody may open, and why. Every other page names a policy.</summary>
internal static class PublicPages
{
    public static readonly IReadOnlyDictionary<string, string> Reasons = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["/"] = "the front page",
    };
}

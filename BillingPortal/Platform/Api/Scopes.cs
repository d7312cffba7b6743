namespace BillingPortal.Platform.Api;

/// <summary>What a key may be for. An endpoint asks for one; a key carries some.</summary>
public static class Scopes
{
    public const string Customers = "customers";
    public const string Subscriptions = "subscriptions";
    public const string Estimates = "estimates";
    public const string Usage = "usage";
    public const string Entitlements = "entitlements";
    public const string Invoices = "invoices";

    public static IReadOnlyList<string> All { get; } = [Customers, Subscriptions, Estimates, Usage, Entitlements, Invoices];

    /// <summary>The policy that asks for a scope.</summary>
    internal static string Policy(string scope) => "api:" + scope;
}

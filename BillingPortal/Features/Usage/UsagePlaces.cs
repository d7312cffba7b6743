namespace BillingPortal.Features.Usage;

/// <summary>Addresses of the staff's pages, where sentences name them too.</summary>
internal static class UsagePlaces
{
    public const string Page = "/admin/usage";
    public const string Events = Page + "/events";
    public const string Refusals = Page + "/refusals";
    public const string Counters = Page + "/counters";
    public const string Import = Page + "/import";
}

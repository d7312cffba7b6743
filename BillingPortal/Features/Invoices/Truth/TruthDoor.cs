namespace BillingPortal.Features.Invoices.Truth;

internal static class TruthDoor
{
    public static void AddTruth(this IServiceCollection services)
    {
    }

    public static void MapTruth(this WebApplication app)
    {
    }
}

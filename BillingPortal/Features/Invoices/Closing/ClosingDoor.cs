namespace BillingPortal.Features.Invoices.Closing;

internal static class ClosingDoor
{
    public static void AddClosing(this IServiceCollection services)
    {
    }
}

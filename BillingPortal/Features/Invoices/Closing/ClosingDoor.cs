using BillingPortal.Features.Invoices.Closing.Making;

namespace BillingPortal.Features.Invoices.Closing;

internal static class ClosingDoor
{
    public static void AddClosing(this IServiceCollection services)
    {
        services.AddSingleton<MakeInvoice>().AddSingleton<ReadWaiting>().AddSingleton<ReadLate>();
    }
}

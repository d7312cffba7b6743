using BillingPortal.Features.Invoices.Contracts;

namespace BillingPortal.Features.Invoices.Deeds;

internal static class DeedsDoor
{
    public static void AddInvoiceDeeds(this IServiceCollection services) => services.AddSingleton<InvoiceDeed>().AddSingleton<WriteCreditNote>().AddSingleton<CloseInvoice>().AddSingleton<GiveCredit>()
        .AddSingleton<GiveOneOff>().AddSingleton<ParkCustomer>().AddSingleton<SteerRun>().AddSingleton<RetryFailures>()
        .AddSingleton<ISampleBills, SampleBills>();
}

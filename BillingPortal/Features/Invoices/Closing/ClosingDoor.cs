using BillingPortal.Features.Invoices.Closing.Finals;
using BillingPortal.Features.Invoices.Closing.Making;
using BillingPortal.Features.Invoices.Contracts;
using BillingPortal.Platform.Clock;

namespace BillingPortal.Features.Invoices.Closing;

internal static class ClosingDoor
{
    public static void AddClosing(this IServiceCollection services)
    {
        services.AddSingleton<MakeInvoice>().AddSingleton<ReadWaiting>().AddSingleton<ReadLate>();
        services.AddSingleton<ReadBuyers>().AddSingleton<WaitForTotals>().AddSingleton<DraftInvoices>().AddSingleton<KeepFailures>().AddSingleton<RunPages>().AddSingleton(new PageSize());
        services.AddSingleton<FinishInvoices>().AddSingleton<SealInvoices>().AddSingleton<TellFinal>();
        services.AddSingleton<ISampleMonths, OpenSampleMonths>().AddSingleton<CloseMonths>().AddSingleton<FinishMonths>().AddSingleton<CloseAccounts>().AddSingleton<CloseRests>();
        services.AddSingleton<IDue>(p => p.GetRequiredService<CloseMonths>()).AddSingleton<IDue>(p => p.GetRequiredService<FinishMonths>()).AddSingleton<IDue>(p => p.GetRequiredService<CloseAccounts>()).AddSingleton<IDue>(p => p.GetRequiredService<CloseRests>());
    }
}

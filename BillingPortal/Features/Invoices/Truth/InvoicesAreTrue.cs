using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Health;

namespace BillingPortal.Features.Invoices.Truth;

/// <summary>An invoice that is not what it was made of wants somebody to look; nothing stops working by it.</summary>
internal sealed class InvoicesAreTrue(VerifyInvoices verify, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Late = TimeSpan.FromDays(2);

    public string Name => "invoices";

    public string? Place => "/admin/invoices";

    public async Task<string> ReadAsync(CancellationToken ct) => (await verify.LastAsync(ct)).Value switch
    {
        { At: null } => "Invoices not made again yet; that happens every night.",
        { IsRight: false } last => throw new DegradedException(last.Sentence),
        { At: { } at } when at < time.Instant() - Late => throw new DegradedException($"Invoices were last made again on {at:yyyy-MM-dd}; the job 'verify-invoices' does it every night."),
        var last => last.Sentence,
    };
}

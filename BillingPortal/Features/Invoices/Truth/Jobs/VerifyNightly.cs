using BillingPortal.Platform.Jobs;

namespace BillingPortal.Features.Invoices.Truth.Jobs;

/// <summary>Once a day: makes invoices again from what they were made of. One that comes out otherwise makes the run fail, so that it is seen.</summary>
internal sealed class VerifyNightly(VerifyInvoices verify) : IWork
{
    public static string Name => "verify-invoices";

    public static Rhythm Rhythm => Rhythm.Daily(4, 10);

    public async Task<string> DoAsync(CancellationToken ct)
    {
        var found = await verify.NightAsync(ct);
        return found.IsRight ? found.Sentence : throw new InvalidOperationException($"{found.Sentence} 'invoices verify all' says of each what is wrong.");
    }
}

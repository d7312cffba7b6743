using BillingPortal.Platform.Data;

namespace BillingPortal.Features.Samples;

/// <summary>A crowd in the making, as it stands in the books until all of its past is lived: one that broke off is gone on with.</summary>
/// <param name="First">The number of the first customer.</param>
/// <param name="From">The day of the first visit, billing zone.</param>
/// <param name="Until">Where the clock stood when it was begun: afterwards nobody is visited.</param>
/// <param name="AfterProfile">Whose id is not greater was there before.</param>
/// <param name="Visit">The first visit that is not done yet.</param>
internal sealed record CrowdWork(int First, int Customers, DateOnly From, DateTime Until, long AfterProfile, IReadOnlyList<SampleTier> Tiers, int Visit = 0);

/// <summary>Keeps it.</summary>
internal sealed class KeepCrowdWork(StoredSettings stored)
{
    private const string Setting = "sandbox.crowd";

    /// <summary>Null when none is left over.</summary>
    public async Task<CrowdWork?> ReadAsync(CancellationToken ct = default) => (await stored.ReadAsync<CrowdWork?>(Setting, null, ct)).Value;

    public async Task WriteAsync(CrowdWork? work, CancellationToken ct = default)
    {
        var (_, version) = await stored.ReadAsync<CrowdWork?>(Setting, null, ct);
        if (!await stored.WriteAsync(Setting, work, version, ct)) throw new InvalidOperationException("Another program makes samples at the same time.");
    }
}

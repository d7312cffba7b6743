using BillingPortal.Features.Account.Contracts;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Settings;

namespace BillingPortal.Features.Samples;

/// <summary>
/// Lives, before the first request of a new sandbox, through what its samples did until now. Nothing is shown before that is done: a start that ended within it is gone on with by the next one,
/// and so is what the verb <c>sample</c> left unfinished.
/// </summary>
internal sealed class MakeFirstPast(
    ISampleCustomers people, PeoplesPast past, MakeCrowd crowd, ISampleProfiles profiles, StoredSettings stored, Leases leases, PortalSettings settings, ILogger<MakeFirstPast> log) : IHostedService
{
    private const string Setting = "sandbox.samples";
    private static readonly TimeSpan Span = TimeSpan.FromMinutes(1);
    private static readonly CrowdWish Full = new(200, 12);

    private enum Stage
    {
        New,
        Begun,
        PeopleLived,
        Lived,
    }

    public Task StartAsync(CancellationToken cancellationToken) => RunAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task RunAsync(CancellationToken ct = default)
    {
        if (!await WaitsAsync(ct)) return;
        await using var lease = await leases.TakeAsync("sample-past", Span, () => log.LogInformation("Another program makes samples, or one that was killed did; waiting for its turn to end"), ct);
        if (!await lease.DuringAsync(Span, LiveAsync, ct)) throw new InvalidOperationException("Another program went on with the samples meanwhile. Start again.");
    }

    private async Task<bool> WaitsAsync(CancellationToken ct) => await crowd.IsUnfinishedAsync(ct) || ((await people.CustomersAsync(ct)).Count > 0 && (await StageAsync(ct)).Value < Stage.Lived);

    private async Task LiveAsync(CancellationToken ct)
    {
        if (await crowd.IsUnfinishedAsync(ct))
        {
            log.LogInformation("Sample customers were being made when the program ended; going on with them, then the portal listens");
            Tell(await crowd.GoOnAsync(ct));
        }
        if ((await people.CustomersAsync(ct)).Count == 0) return;
        if ((await StageAsync(ct)).Value < Stage.PeopleLived) await PeopleAsync(ct);
        if ((await StageAsync(ct)).Value >= Stage.Lived) return;
        if (settings.Sample == SampleKind.Full && await profiles.CountAsync(CrowdMember.ReferencesFrom, ct) < Full.Customers) Tell(await crowd.WaitingAsync(Full, ct));
        await ReachAsync(Stage.Lived, ct);
    }

    private async Task PeopleAsync(CancellationToken ct)
    {
        if ((await StageAsync(ct)).Value == Stage.Begun) log.LogInformation("The past of the sample people was being made when the program ended; it is lived anew, then the portal listens");
        await ReachAsync(Stage.Begun, ct);
        Tell(await past.LiveAsync(ct));
        await ReachAsync(Stage.PeopleLived, ct);
    }

    private void Tell(IReadOnlyList<string> faults)
    {
        foreach (var fault in faults) log.LogWarning("Something of the past of the samples could not be done: {Fault}", fault);
    }

    private Task<StoredSetting<Stage>> StageAsync(CancellationToken ct) => stored.ReadAsync(Setting, Stage.New, ct);

    private async Task ReachAsync(Stage stage, CancellationToken ct) => await stored.WriteAsync(Setting, stage, (await StageAsync(ct)).Version, ct);
}

using BillingPortal.Core.Periods;
using BillingPortal.Features.Account.Contracts;
using BillingPortal.Features.Cards.Contracts;
using BillingPortal.Features.Usage.Contracts;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Samples;

/// <summary>Lives, before the first request of a new sandbox, through the year that its sample people have been here. One that broke off is gone on with at the next start.</summary>
internal sealed class MakeFirstPast(
    ISampleCustomers people, ISampleCards cards, ISampleUsage usage, LivePast past, MakeCrowd crowd, IDbContextFactory<PortalDb> database, StoredSettings stored, Leases leases,
    PortalSettings settings, BillingClock clock, ILogger<MakeFirstPast> log) : IHostedService
{
    private const string Setting = "sandbox.past";
    private static readonly TimeSpan Span = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan AfterSignUp = TimeSpan.FromDays(2);
    private static readonly CrowdWish Full = new(200, 12);

    public Task StartAsync(CancellationToken cancellationToken) => RunAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task RunAsync(CancellationToken ct = default)
    {
        var told = await people.CustomersAsync(ct);
        if (told.Count == 0 || (await stored.ReadAsync(Setting, false, ct)).Value) return;
        await using var lease = await leases.TryTakeAsync("sample-past", Span, ct);
        if (lease is null) return;
        var them = await ProfilesAsync([.. told.Select(t => t.Email)], ct);
        foreach (var payer in them.Where(p => told.Any(t => t.Email == p.Email && t.Story == SampleStory.Pays))) await GiveAsync(payer, ct);
        if (them.Count > 0 && !Lived(await past.FromAsync(them.Min(p => p.CreatedAt), them.Min(p => p.Id) - 1, ct: ct))) return;
        foreach (var payer in them.Where(p => told.Any(t => t.Email == p.Email && t.Story == SampleStory.Pays))) await usage.GiveAsync(payer.Id, clock.Today, ct);
        if (settings.Sample == SampleKind.Full) await crowd.RunAsync(Full, ct: ct);
        await stored.WriteAsync(Setting, true, 0, ct);
    }

    // The usage of the running month comes afterwards: only then marks are judged by what is now.
    private async Task GiveAsync(BillingProfileRow payer, CancellationToken ct)
    {
        await database.WriteAsync(db => cards.GiveAsync(db, payer.Id, payer.CreatedAt + AfterSignUp, ct), ct);
        await usage.GiveAsync(payer.Id, CalendarMonth.Of(clock.Today).First, ct);
    }

    private bool Lived(Walk walked)
    {
        foreach (var fault in walked.Faults) log.LogWarning("Something of the past of the sample people could not be done: {Fault}", fault);
        return !walked.Busy;
    }

    private async Task<IReadOnlyList<BillingProfileRow>> ProfilesAsync(string[] emails, CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await db.Set<BillingProfileRow>().AsNoTracking().Where(p => emails.Contains(p.Email)).OrderBy(p => p.Id).ToListAsync(ct);
    }
}

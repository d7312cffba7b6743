using BillingPortal.Features.Catalog.Contracts;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Catalog;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Catalog;

/// <summary>What must be true of the catalogue before there are customers: it has tiers, and the one that trials fall to. Tiers that are there already are never touched.</summary>
internal sealed class PrepareCatalogue(IDbContextFactory<PortalDb> database, ICatalogue catalogue, BillingSettings settings, Installation installation, BillingClock clock) : IFirstCatalogue
{
    public async Task RunAsync(CancellationToken ct = default)
    {
        try
        {
            await database.WriteAsync(db => FillAsync(db, ct), ct);
        }
        catch (DbUpdateException)
        {
            // Another node filled it at the same moment; now its tiers are there to be found. Any other fault comes again.
            await database.WriteAsync(db => FillAsync(db, ct), ct);
        }
        await RequireFreeAsync(ct);
    }

    private async Task FillAsync(PortalDb db, CancellationToken ct)
    {
        if (await db.Set<TierRow>().AnyAsync(ct)) return;
        db.AddRange(Preset.Read(settings.Preset, installation.Currency, clock.UtcNow));
    }

    private async Task RequireFreeAsync(CancellationToken ct)
    {
        if (!settings.FallsToFree) return;
        await using var db = await database.CreateDbContextAsync(ct);
        if (await catalogue.FreeAsync(db, ct) is null)
            throw new StartupException("Billing:AfterTrial is FreeTier, and the catalogue has no tier that needs no card. Set it to Lock, offer a tier that costs nothing, or begin a new database with Billing:Preset=Subscriptions.");
    }
}

/// <summary>Runs after the database is ready, and before whatever makes customers.</summary>
internal sealed class PrepareCatalogueAtStart(PrepareCatalogue prepare) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => prepare.RunAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

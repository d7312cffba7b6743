using BillingPortal.Platform.Audit;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Audit;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BillingPortal.Tests.Platform.Audit;

[Trait("Part", "data")]
public sealed class SealTests
{
    private const string OtherKey = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    [Theory, OnBoth]
    public async Task Entries_AreSealedInOrderWithoutGap(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await kit.WriteAsync(3);
        Assert.Equal((0, 3), Counts(await kit.VerifyAsync()));
        Assert.Equal(3, await kit.SealAsync());
        await kit.WriteAsync(2);
        Assert.Equal((3, 2), Counts(await kit.VerifyAsync()));
        Assert.Equal(2, await kit.SealAsync());
        Assert.Equal(0, await kit.SealAsync());

        var seals = await kit.ReadAsync(db => db.Set<AuditSealRow>().OrderBy(s => s.Sequence).ToListAsync());
        Assert.Equal([1, 2, 3, 4, 5], seals.Select(s => s.Sequence));
        Assert.Equal([1, 2, 3, 4, 5], seals.Select(s => s.EntryId));
        Assert.True((await kit.VerifyAsync()).IsWhole);
    }

    [Theory, OnBoth]
    public async Task TwoSealersAtOnce_MakeOneChain(DatabaseProvider provider)
    {
        await using var first = await PortalKit.StartAsync(provider);
        await using var second = await first.AnotherNodeAsync();
        await first.WriteAsync(230);
        while ((await first.VerifyAsync()).Unsealed > 0)
            await Task.WhenAll(Task.Run(first.SealAsync), Task.Run(second.SealAsync));
        var report = await second.VerifyAsync();
        Assert.Null(report.Sentence);
        Assert.Equal(230, report.Sealed);
    }

    [Theory, OnBoth]
    public async Task SealerCutOffAnywhere_LeavesNoGap(DatabaseProvider provider)
    {
        var wire = new BreakingWire();
        await using var kit = await PortalKit.StartAsync(provider);
        await using var mortal = await kit.AnotherNodeAsync(wire.Break);
        await kit.WriteAsync(150);
        for (var steps = 0; (await kit.VerifyAsync()).Unsealed > 0; steps++)
        {
            wire.Left = steps;
            await Record.ExceptionAsync(mortal.SealAsync);
            Assert.Null((await kit.VerifyAsync()).Sentence);
            kit.Time.Advance(TimeSpan.FromMinutes(2));
        }
        Assert.Equal(150, (await kit.VerifyAsync()).Sealed);
    }

    [Theory, OnBoth]
    public async Task AnotherKey_IsNamedAndNeverSealsOn(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        await kit.WriteAsync(3);
        await kit.SealAsync();
        await kit.WriteAsync(1);
        await using var stranger = await PortalKit.OnAsync(kit.Store, kit.Time, adjust: null, ownsDatabase: false, $"--Audit:Key={OtherKey}");

        await Assert.ThrowsAsync<AuditKeyException>(stranger.SealAsync);
        var report = await stranger.VerifyAsync();
        Assert.Equal((AuditFault.KeyDoesNotFit, 3L), (report.Fault, report.Sealed));
        Assert.True((await kit.VerifyAsync()).IsWhole);
    }

    private static (long Sealed, int Unsealed) Counts(AuditReport report) => (report.Sealed, report.Unsealed);

    /// <summary>A database that is lost after so many uses.</summary>
    private sealed class BreakingWire
    {
        public int Left { get; set; }

        public void Break(IServiceCollection services)
        {
            var made = services.Last(s => s.ServiceType == typeof(IDbContextFactory<PortalDb>)).ImplementationFactory!;
            services.AddSingleton<IDbContextFactory<PortalDb>>(p => new Wire(this, (IDbContextFactory<PortalDb>)made(p)));
            Left = int.MaxValue;
        }

        private sealed class Wire(BreakingWire owner, IDbContextFactory<PortalDb> whole) : IDbContextFactory<PortalDb>
        {
            public PortalDb CreateDbContext() => owner.Left-- > 0 ? whole.CreateDbContext() : throw new IOException("The wire broke.");
        }
    }
}

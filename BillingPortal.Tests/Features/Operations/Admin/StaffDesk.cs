using System.Security.Claims;
using BillingPortal.Features.Operations;
using BillingPortal.Platform.Audit;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Account;
using BillingPortal.Platform.Data.Model.Audit;
using BillingPortal.Platform.Facts;
using BillingPortal.Platform.Health;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Jobs;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;
using BillingPortal.Tests.Platform.Ui;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BillingPortal.Tests.Features.Operations.Admin;

/// <summary>The pages of the staff, drawn over real rows, for a person who is signed in.</summary>
public abstract class StaffDesk : UiContext, IAsyncLifetime
{
    protected PortalKit Kit { get; private set; } = default!;

    protected Ear Ear { get; } = new();

    public async Task InitializeAsync() => Kit = await PortalKit.StartAsync(DatabaseProvider.Sqlite, s => s.AddHeard(Ear));

    async Task IAsyncLifetime.DisposeAsync()
    {
        await DisposeAsync();
        await Kit.DisposeAsync();
    }

    /// <summary>Somebody of this role looks; after this no service can be added.</summary>
    protected async Task SignInAsync(string role)
    {
        var person = new Person { UserName = "staff@example.com", Email = "staff@example.com", CreatedAt = Kit.Time.GetUtcNow().UtcDateTime };
        await Kit.Database.WriteAsync(db =>
        {
            db.Add(person);
            db.Add(new IdentityUserRole<string> { UserId = person.Id, RoleId = role.ToLowerInvariant() });
            return Task.CompletedTask;
        });
        var session = await Kit.Get<Sessions>().StartAsync(person.Id, userAgent: null);
        Share<JobBoard>().Share<FactBoard>().Share<RunJob>().Share<RetryFacts>().Share<ReadAudit>().Share<LastVerified>();
        Share<ReadApiKeys>().Share<CreateApiKey>().Share<RevokeApiKey>().Share<CurrentPerson>().Share<IHealthReport>().Share<TimeProvider>();
        AddAuthorization().SetAuthorized("staff@example.com").SetRoles(role).SetClaims(new Claim(ClaimTypes.NameIdentifier, person.Id), new Claim(Sessions.Claim, session));
        GoLive();
    }

    protected async Task<IReadOnlyList<string>> EntriesAsync() => await Kit.ReadAsync(db => db.Set<AuditEntryRow>().OrderBy(e => e.Id).Select(e => e.Action).ToListAsync());

    private StaffDesk Share<T>() where T : class
    {
        Services.AddSingleton(Kit.Get<T>());
        return this;
    }
}

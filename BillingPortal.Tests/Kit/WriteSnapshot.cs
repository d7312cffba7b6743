using BillingPortal.Features.Account;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Features.Account;
using BillingPortal.Tests.Features.Cards;
using BillingPortal.Tests.Features.Invoices;
using BillingPortal.Tests.Features.Subscriptions;
using BillingPortal.Tests.Features.Usage;
using Microsoft.AspNetCore.DataProtection;

namespace BillingPortal.Tests.Kit;

/// <summary>Not a proof but a pen: <c>scripts/snapshot NAME</c> sets the variable, and a pair of files is written.</summary>
public sealed class WriteSnapshot
{
    [Theory, OnBoth]
    [Trait("Part", "data")]
    public async Task WhenAskedFor(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider, SampleRows.Adjust);
        await SampleRows.AddAsync(kit);
        Assert.All(SampleRows.Tables, table => Assert.True(Snapshots.CountRowsAsync(kit.Store).Result[table] > 0, $"The sample holds no row of {table}."));
        if (Environment.GetEnvironmentVariable("PORTAL_SNAPSHOT") is not { Length: > 0 } name) return;
        var kind = provider == DatabaseProvider.Sqlite ? "sqlite" : "postgres";
        await SnapshotWriter.WriteAsync(kit.Store, Path.Combine(Snapshots.Folder, $"{name}.{kind}.sql"));
    }
}

/// <summary>At least a row of every table, so that an upgrade is tried on data and not on an empty shell. Each feature adds its own.</summary>
public static class SampleRows
{
    public static IReadOnlyList<string> Tables { get; } = ["stamp", "clock", "settings", "leases", "protection_keys", "facts", "fact_deliveries", "job_runs", "api_keys", "audit_entries", "audit_seals", "audit_salts", "mails", "people", "roles", "person_roles", "sessions", "link_tokens",
        "billing_profiles", "memberships", "invitations", "stripe_events", "stripe_payloads", "stripe_event_work", "stripe_event_tries",
        "tiers", "tier_versions", "timeline", "subscriptions", "plan_changes", "overrides", "price_notices", "usage_events", "usage_hours", "usage_days", "usage_months", "usage_refusals", "usage_checks", "usage_differences", "usage_marks", "usage_warnings", "spending_caps", "denials", "signing_keys", "access_versions", "stripe_customers", "card_setups", "cards", "customer_words",
        "invoices", "invoice_lines", "one_offs", "number_series", "credit_notes", "credit_note_lines", "credit_uses", "billing_runs", "run_failures", "invoice_details", "billed_months", "upcoming_notices"];

    public static void Adjust(Microsoft.Extensions.DependencyInjection.IServiceCollection services) => services.AddHeard().AddStripeEar().AddStripe(new StripeInMemory());

    public static async Task AddAsync(PortalKit kit)
    {
        kit.Get<IDataProtectionProvider>().CreateProtector("sample").Protect("sample");
        await kit.Get<StoredSettings>().WriteAsync("sample", 1, 0);
        await kit.Get<Leases>().TryTakeAsync("sample", TimeSpan.FromDays(1));
        await kit.TellAsync("customer:1", 1);
        await kit.TellAsync("customer:2", 2);
        await kit.DeliverFactsAsync();
        await kit.Get<BillingPortal.Platform.Jobs.RunWork>().RunAsync("due");
        await kit.Get<BillingPortal.Features.Operations.CreateApiKey>().RunAsync(BillingPortal.Platform.Identity.Actor.Terminal, new("sample", ["usage"], LastDay: null));
        await kit.Get<BillingPortal.Platform.Audit.SealEntries>().RunAsync();
        await Features.Customers.SampleCustomers.AddAsync(kit);
        await SampleSetups.AddAsync(kit);
        await kit.SignUpAsync();
        await SamplePlans.AddAsync(kit);
        await SampleUsage.AddAsync(kit);
        await SampleInvoices.AddAsync(kit);
        await kit.WriteMailAsync(Mails.Letter().WithToken());
        await kit.Get<SignUp>().RunAsync(new("new@example.com", "New", AccountKit.Password, AccountKit.Password, "Pro"));
        await kit.Get<BillingPortal.Platform.Webhooks.StoreEvent>().RunAsync(Posted.Event("evt_sample"));
        await kit.ProcessAsync();
        await kit.SignedInAsync("admin@example.com", "Admin");
    }
}

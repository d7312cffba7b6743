using BillingPortal.Platform.Data;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Features.Catalog;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Customers;

/// <summary>Thousands of customers, written by the database itself: of a hundred, five have no plan, five a free one, twenty are in their trial, ten are locked, two have cancelled and left, the others pay; three cards are old.</summary>
internal static class ManyCustomers
{
    public const int Count = 10_000;

    public static async Task FillAsync(PortalKit kit)
    {
        var (numbers, now) = ($"with recursive n(i) as (select 1 union all select i + 1 from n where i < {Count})", kit.Clock.UtcNow);
        var free = (await kit.AddTierAsync("Costless", terms => terms.NeedsCard = false)).Versions.Single().Id;
        string At(string minutes) => kit.Store.Provider == DatabaseProvider.Sqlite
            ? $"strftime('%Y-%m-%d %H:%M:%S', '{now:yyyy-MM-dd HH:mm:ss}', ({minutes}) || ' minutes')"
            : $"timestamptz '{now:yyyy-MM-dd HH:mm:ss}Z' + ({minutes}) * interval '1 minute'";
        string[] statements =
        [
            $"{numbers} insert into billing_profiles (id, public_id, email, name, locale, time_zone, created_at, sort_key, version) select i, 'cust_' || i, 'c' || i || '@example.com', 'Customer ' || i, 'en-US', 'UTC', {At("i - 40000")}, 'customer ' || (i * 7919 % {Count}), 1 from n",
            $"{numbers} insert into customer_words (profile_id, word) select i, 'c' || i || '@example.com' from n",
            $"{numbers} insert into customer_words (profile_id, word) select i, 'customer' from n",
            $"{numbers} insert into subscriptions (profile_id, tier_version_id, paid_start, started_at, trial_ends_at, access_ends_at, version) select i, case when i % 100 < 10 then {free} else 1 + i % 4 end, 'AfterTrial', {At("i - 40000")}, case when i % 100 < 10 then null when i % 100 < 30 then {At("i")} else {At("i - 20000")} end, case when i % 50 = 47 then {At("-i")} end, 1 from n where i % 100 >= 5",
            $"{numbers} insert into cards (profile_id, method_id, kind, brand, last4, expiry_year, expiry_month, set_up_at) select i, 'pm_' || i, 'card', 'visa', '4242', case when i % 20 = 0 then {now.Year} else {now.Year + 4} end, 6, {At("i - 30000")} from n where i % 100 >= 40",
        ];
        foreach (var sql in statements) await kit.Database.WriteAsync(db => db.Database.ExecuteSqlRawAsync(sql));
        if (kit.Store.Provider == DatabaseProvider.PostgreSQL) await kit.ReadAsync(db => db.Database.ExecuteSqlRawAsync("analyze"));
    }
}

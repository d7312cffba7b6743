using System.Globalization;
using BillingPortal.Core;
using BillingPortal.Features.Invoices.Truth;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Features.Subscriptions;
using BillingPortal.Tests.Features.Usage;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Invoices.Truth;

/// <summary>
/// A customer of Basic whose billing started on 15 June 2026: June has 15 of 30 days, $25.00 with 50 units; 60 are used, which makes $47.50.
/// In July 4 units of June come late, $9.00.
/// </summary>
internal static class BilledCustomer
{
    public static async Task<(PortalKit Kit, long Profile)> StartAsync(DatabaseProvider provider, params string[] settings)
    {
        var kit = await PortalKit.StartAsync(provider, null, settings);
        return (kit, await kit.BilledAsync());
    }

    /// <summary>At 1 July, 02:00.</summary>
    public static async Task<long> BilledAsync(this PortalKit kit, string email = Subscribed.Rosa)
    {
        var profile = await kit.SignUpAsync(email);
        await kit.HasCardAsync(profile);
        await kit.UntilAsync("2026-06-20 12:00");
        await kit.UsedAsync(profile, ("2026-06-20 10:00", 60));
        await kit.UntilAsync("2026-07-01 02:00");
        return profile;
    }

    /// <summary>The same at 1 August, 02:00.</summary>
    public static async Task LateAsync(this PortalKit kit, long profile)
    {
        await kit.UsedAsync(profile, ("2026-06-25 10:00", 4), ("2026-07-02 10:00", 30));
        await kit.UntilAsync("2026-08-01 02:00");
    }

    public static Task UntilAsync(this PortalKit kit, string instant) => kit.PassAsync(At(instant) - kit.Clock.UtcNow);

    public static Task<InvoiceRow> InvoiceAsync(this PortalKit kit, long profile, string month) =>
        kit.ReadAsync(db => db.Set<InvoiceRow>().AsNoTracking().Include(i => i.Lines.OrderBy(l => l.Position)).SingleAsync(i => i.ProfileId == profile && i.Month == DateOnly.ParseExact(month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture)));

    /// <summary>"Base 2500, Overage 2250 = 4750 Open".</summary>
    public static string Written(this InvoiceRow row) => string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", row.Lines.OrderBy(l => l.Position).Select(l => $"{l.Kind} {l.AmountMinor}"))} = {row.TotalMinor} {row.State}");

    public static async Task<string> VerifiedAsync(this PortalKit kit, long profile, string month)
    {
        var told = (await kit.Get<VerifyInvoice>().RunAsync((await kit.InvoiceAsync(profile, month)).Id))!;
        return told.IsRight ? "right" : string.Join('\n', told.Faults.Select(f => $"{f.Code}: {f.Sentence}"));
    }

    /// <summary>Behind the guards: as somebody with the rights of the database's owner would.</summary>
    public static async Task BehindAsync(this PortalKit kit, string sql)
    {
        await using var connection = Snapshots.Connect(kit.Store);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = Unguarded(kit.Store.Provider) + sql;
        await command.ExecuteNonQueryAsync();
    }

    private static DateTime At(string instant) => DateTime.Parse(instant, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);

    private static string Unguarded(DatabaseProvider provider) => provider == DatabaseProvider.PostgreSQL ? "set session_replication_role = replica; "
        : "pragma foreign_keys = off; " + string.Concat(new[] { "usage_events", "tier_versions", "credit_notes", "credit_uses" }.Select(t => $"drop trigger if exists {t}_refuses_update; drop trigger if exists {t}_refuses_delete; "))
        + string.Concat(new[] { "invoices", "invoice_lines", "one_offs" }.Select(t => $"drop trigger if exists {t}_frozen_update; drop trigger if exists {t}_frozen_delete; drop trigger if exists {t}_frozen_insert; "));
}

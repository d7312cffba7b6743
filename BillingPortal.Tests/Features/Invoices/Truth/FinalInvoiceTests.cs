using System.Data.Common;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Invoices.Truth;

[Trait("Part", "data")]
public sealed class FinalInvoiceTests
{
    private static readonly string[] Attacks =
    [
        "update invoices set total_minor = total_minor + 1", "update invoices set subtotal_minor = 0", "update invoices set tax_minor = 1", "update invoices set facts = '{}'", "update invoices set buyer = '{}'",
        "update invoices set seller = null", "update invoices set number = 'INV-2026-000009'", "update invoices set sequence = 9", "update invoices set watermark = watermark + 1", "update invoices set final_at = null",
        "update invoices set due_on = '2027-01-01'", "update invoices set profile_id = profile_id + 1", "update invoices set month = '2026-05-01'", "update invoices set state = 'Draft'", "update invoices set state = 'Parked'",
        "delete from invoices", "update invoice_lines set amount_minor = 1", "update invoice_lines set text = 'Other'", "delete from invoice_lines",
        "insert into invoice_lines (invoice_id, position, kind, text, month, amount_minor, tax_minor) select id, 9, 'Base', 'More', month, 1, 0 from invoices",
    ];

    /// <summary>Whatever the program, or somebody with its rights, tries: what is final stays as it is, but for how it stands with being paid.</summary>
    [Theory, OnBoth]
    public async Task FinalInvoice_CannotBeChanged_ByWhoeverKeepsTheGuards(DatabaseProvider provider)
    {
        var (kit, profile) = await BilledCustomer.StartAsync(provider);
        await using var _ = kit;
        foreach (var attack in Attacks)
            Assert.Contains("this row is final", (await Assert.ThrowsAnyAsync<DbException>(() => RunAsync(kit, attack))).Message, StringComparison.Ordinal);
        Assert.Equal(("Base 2500, Overage 2250 = 4750 Open", "right"), ((await kit.InvoiceAsync(profile, "2026-06")).Written(), await kit.VerifiedAsync(profile, "2026-06")));
        await RunAsync(kit, "update invoices set settled_minor = 4750, state = 'Paid', closed_at = final_at");
        Assert.Equal(InvoiceState.Paid, (await kit.InvoiceAsync(profile, "2026-06")).State);
    }

    private static Task<int> RunAsync(PortalKit kit, string sql) => kit.ReadAsync(db => db.Database.ExecuteSqlRawAsync(sql.Replace("{}", "{{}}", StringComparison.Ordinal)));
}

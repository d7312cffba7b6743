using System.Globalization;
using BillingPortal.Features.Invoices.Contracts;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Invoices.Deeds;

internal sealed class SampleBills(IDbContextFactory<PortalDb> database, GiveOneOff oneOff, GiveCredit credit) : ISampleBills
{
    public async Task OneOffAsync(long profileId, string text, int amount, string reason, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        if (await db.Set<OneOffRow>().AnyAsync(o => o.ProfileId == profileId && o.Text == text, ct)) return;
        await oneOff.AddAsync(Actor.System, profileId, new(text, Written(Math.Abs(amount)), amount < 0), reason, ct);
    }

    public async Task CreditAsync(long profileId, int amount, string reason, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        if (await db.Set<CreditNoteRow>().AnyAsync(c => c.ProfileId == profileId && c.Kind == CreditNoteKind.Correction, ct)) return;
        var last = await db.Set<InvoiceRow>().AsNoTracking().Where(i => i.ProfileId == profileId && i.State == InvoiceState.Open && i.TotalMinor > 0).OrderByDescending(i => i.Id).FirstOrDefaultAsync(ct);
        if (last is not null) await credit.RunAsync(Actor.System, last.Id, last.Version, new(null, Written(amount)), reason, ct);
    }

    private static string Written(int amount) => amount.ToString(CultureInfo.InvariantCulture);
}

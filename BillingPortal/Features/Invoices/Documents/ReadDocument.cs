using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Invoices;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Invoices.Documents;

/// <param name="Name">As it is called once it is somebody's file.</param>
internal sealed record DocumentFile(string Name, byte[] Bytes)
{
    public const string Kind = "application/pdf";
}

/// <summary>Makes the file of an invoice or a credit note. The same rows make the same bytes, on any day.</summary>
internal sealed class ReadDocument(IDbContextFactory<PortalDb> database, InvoicePaper invoices, CreditNotePaper notes, ReadParties parties)
{
    /// <param name="invoice">Its id or number.</param>
    /// <param name="profileId">Whose it must be; null for staff, who may read all.</param>
    /// <returns>Null when there is none, or it is another's.</returns>
    public async Task<DocumentFile?> InvoiceAsync(string invoice, long? profileId = null, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var row = await db.Set<InvoiceRow>().AsNoTracking().Include(i => i.Lines).Named(invoice).SingleOrDefaultAsync(i => profileId == null || i.ProfileId == profileId, ct);
        if (row is null) return null;
        var credits = await db.Set<CreditUseRow>().AsNoTracking().Where(u => u.InvoiceId == row.Id).OrderBy(u => u.Id).Select(u => new UsedCredit(u.CreditNote.Number, u.AmountMinor)).ToListAsync(ct);
        var seller = row.Seller is { } sold ? Party.Parse(sold) : parties.Seller;
        var buyer = row.Buyer is { } bought ? Party.Parse(bought) : await ReadParties.BuyerAsync(db, row.ProfileId, ct);
        return new($"{row.Number ?? "draft-" + row.PublicId}.pdf", DrawPaper.Of(invoices.Of(row, credits, seller, buyer)));
    }

    /// <summary>The same of a credit note, by its id.</summary>
    public async Task<DocumentFile?> CreditNoteAsync(string publicId, long? profileId = null, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var note = await db.Set<CreditNoteRow>().AsNoTracking().Include(c => c.Lines).Include(c => c.Invoice).SingleOrDefaultAsync(c => c.PublicId == publicId && (profileId == null || c.ProfileId == profileId), ct);
        if (note is null) return null;
        var used = await db.Set<CreditUseRow>().AsNoTracking().Where(u => u.CreditNoteId == note.Id).OrderBy(u => u.Id).Select(u => new UsedCredit(u.Invoice.Number!, u.AmountMinor)).ToListAsync(ct);
        return new($"{note.Number}.pdf", DrawPaper.Of(notes.Of(note, used)));
    }
}

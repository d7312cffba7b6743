using BillingPortal.Platform.Email;

namespace BillingPortal.Features.Invoices.Documents;

/// <summary>The file of an invoice for the mail that tells of it.</summary>
internal sealed class InvoiceAttachment(ReadDocument read) : IMailAttachment
{
    public const string Name = "invoice";

    public string Kind => Name;

    public string ContentType => DocumentFile.Kind;

    public async Task<byte[]?> MakeAsync(string id, CancellationToken ct) => (await read.InvoiceAsync(id, ct: ct))?.Bytes;
}

/// <summary>The file of a credit note for the mail that tells of it.</summary>
internal sealed class CreditNoteAttachment(ReadDocument read) : IMailAttachment
{
    public const string Name = "credit-note";

    public string Kind => Name;

    public string ContentType => DocumentFile.Kind;

    public async Task<byte[]?> MakeAsync(string id, CancellationToken ct) => (await read.CreditNoteAsync(id, ct: ct))?.Bytes;
}

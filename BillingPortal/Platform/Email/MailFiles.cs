using BillingPortal.Platform.Data.Model.Mail;

namespace BillingPortal.Platform.Email;

/// <summary>A file that goes with a mail.</summary>
public sealed record MailFile(string Name, string ContentType, byte[] Bytes);

/// <summary>Makes the files of one kind when a mail is sent or looked at. The same id gives the same file, however often it is asked for.</summary>
public interface IMailAttachment
{
    /// <summary>Its stable name in the database.</summary>
    string Kind { get; }

    /// <summary>Null when there is nothing of this id.</summary>
    Task<byte[]?> MakeAsync(string id, CancellationToken ct);

    string ContentType { get; }
}

/// <summary>The files that go with mails.</summary>
public sealed class MailFiles(IEnumerable<IMailAttachment> kinds)
{
    /// <summary>Null for a mail that carries none, or one that cannot be made now.</summary>
    public async Task<MailFile?> FindAsync(MailRow mail, CancellationToken ct = default) =>
        mail is { AttachmentKind: { } kind, AttachmentId: { } id, AttachmentName: { } name } && kinds.SingleOrDefault(k => k.Kind == kind) is { } made && await made.MakeAsync(id, ct) is { } bytes
            ? new(name, made.ContentType, bytes) : null;

    /// <summary>Null for a mail that carries none.</summary>
    /// <exception cref="InvalidOperationException">It should carry one that cannot be made: it is better sent later than without.</exception>
    public async Task<MailFile?> OfAsync(MailRow mail, CancellationToken ct = default)
    {
        if (mail.AttachmentKind is null) return null;
        return await FindAsync(mail, ct) ?? throw new InvalidOperationException($"The file '{mail.AttachmentName}' that goes with this mail cannot be made.");
    }
}

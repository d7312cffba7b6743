using BillingPortal.Platform.Data.Model.Account;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingPortal.Platform.Data.Model.Mail;

public enum MailState
{
    Waiting,
    Sent,
    Dead,
}

/// <summary>A mail on its way or gone, stored in the transaction of its cause. Times but <c>WrittenAt</c> are real.</summary>
public sealed class MailRow
{
    public long Id { get; set; }

    /// <summary>What it was written for, such as "confirm/PERSON/STAMP": a second mail of the same cause is refused by the database.</summary>
    public required string Cause { get; set; }

    /// <summary>Stable over all tries, so that a receiver knows a repeated one.</summary>
    public required string MessageId { get; set; }

    /// <summary>The person it was written to, when it was one of ours; erased with them.</summary>
    public string? PersonId { get; set; }

    public Person? Person { get; set; }

    /// <summary>Null once erased.</summary>
    public string? Recipient { get; set; }

    public required string Kind { get; set; }

    public required string Subject { get; set; }

    /// <summary>Null when purged: bodies that carry a token go once they are sent.</summary>
    public string? Html { get; set; }

    public string? Text { get; set; }

    public bool CarriesToken { get; set; }

    /// <summary>What makes the file that goes with it, when it is sent; null when none does.</summary>
    public string? AttachmentKind { get; set; }

    /// <summary>Of what the file is made, by an id that says nothing.</summary>
    public string? AttachmentId { get; set; }

    /// <summary>As the receiver will see the file.</summary>
    public string? AttachmentName { get; set; }

    /// <summary>Billing time.</summary>
    public required DateTime WrittenAt { get; set; }

    public MailState State { get; set; }

    public int Attempts { get; set; }

    public required DateTime DueAt { get; set; }

    public string? LeasedBy { get; set; }

    public DateTime? LeasedUntil { get; set; }

    public DateTime? EndedAt { get; set; }

    public string? Error { get; set; }
}

internal sealed class MailConfiguration : IEntityTypeConfiguration<MailRow>
{
    public void Configure(EntityTypeBuilder<MailRow> builder)
    {
        builder.ToTable("mails");
        builder.Property(m => m.Cause).HasMaxLength(200);
        builder.Property(m => m.MessageId).HasMaxLength(120);
        builder.Property(m => m.Recipient).HasMaxLength(320);
        builder.Property(m => m.Kind).HasMaxLength(60);
        builder.Property(m => m.Subject).HasMaxLength(300);
        builder.Property(m => m.AttachmentKind).HasMaxLength(40);
        builder.Property(m => m.AttachmentId).HasMaxLength(80);
        builder.Property(m => m.AttachmentName).HasMaxLength(120);
        builder.Property(m => m.LeasedBy).HasMaxLength(80);
        builder.HasOne(m => m.Person).WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.SetNull);
        builder.HasIndex(m => m.Cause).IsUnique();
        builder.HasIndex(m => new { m.State, m.DueAt });
        builder.HasIndex(m => m.WrittenAt);
    }
}

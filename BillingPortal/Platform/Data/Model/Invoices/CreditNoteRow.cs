using BillingPortal.Core;
using BillingPortal.Platform.Data.Conventions;
using BillingPortal.Platform.Data.Model.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingPortal.Platform.Data.Model.Invoices;

/// <summary>Why a credit note was made.</summary>
public enum CreditNoteKind
{
    /// <summary>An admin corrected a final invoice.</summary>
    Correction,

    /// <summary>A final invoice was taken back as a whole.</summary>
    Void,

    /// <summary>The lines of an invoice came to less than nothing.</summary>
    Surplus,
}

/// <summary>Money that a customer is owed, with a number of its own. Never changed: what was used of it is <see cref="CreditUseRow"/>.</summary>
public sealed class CreditNoteRow
{
    public long Id { get; set; }

    /// <summary>Random: what the outside knows it by.</summary>
    public required string PublicId { get; set; }

    public long ProfileId { get; set; }

    public BillingProfileRow Profile { get; set; } = null!;

    /// <summary>The invoice that it corrects, or that came to less than nothing.</summary>
    public long InvoiceId { get; set; }

    public InvoiceRow Invoice { get; set; } = null!;

    public required CreditNoteKind Kind { get; set; }

    public required string Series { get; set; }

    public required int Year { get; set; }

    public required int Sequence { get; set; }

    public required string Number { get; set; }

    public required Currency Currency { get; set; }

    /// <summary>Above zero: what is given back, before tax.</summary>
    public required long SubtotalMinor { get; set; }

    public long TaxMinor { get; set; }

    public required long TotalMinor { get; set; }

    public required string Reason { get; set; }

    /// <summary>Who made it, as in the audit trail; null for the program.</summary>
    public string? MadeBy { get; set; }

    /// <summary>Billing time.</summary>
    public required DateTime FinalAt { get; set; }

    /// <summary>JSON, as on invoices.</summary>
    public required string Seller { get; set; }

    /// <summary>JSON, as on invoices.</summary>
    public required string Buyer { get; set; }

    public ICollection<CreditNoteLineRow> Lines { get; } = [];

    public ICollection<CreditUseRow> Uses { get; } = [];
}

/// <summary>A line of a credit note.</summary>
public sealed class CreditNoteLineRow
{
    public long Id { get; set; }

    public long CreditNoteId { get; set; }

    public CreditNoteRow CreditNote { get; set; } = null!;

    public required int Position { get; set; }

    public required string Text { get; set; }

    public required long AmountMinor { get; set; }

    public long TaxMinor { get; set; }

    /// <summary>The line that it corrects; null for a whole amount.</summary>
    public long? LineId { get; set; }

    public InvoiceLineRow? Line { get; set; }
}

/// <summary>A part of a credit note that lowered what was due of an invoice.</summary>
public sealed class CreditUseRow
{
    public long Id { get; set; }

    public long CreditNoteId { get; set; }

    public CreditNoteRow CreditNote { get; set; } = null!;

    public long InvoiceId { get; set; }

    public InvoiceRow Invoice { get; set; } = null!;

    public required long AmountMinor { get; set; }

    public required DateTime UsedAt { get; set; }
}

internal sealed class CreditNoteConfiguration : IEntityTypeConfiguration<CreditNoteRow>
{
    public void Configure(EntityTypeBuilder<CreditNoteRow> builder)
    {
        builder.ToTable("credit_notes");
        builder.Property(c => c.PublicId).HasMaxLength(40);
        builder.Property(c => c.Series).HasMaxLength(20);
        builder.Property(c => c.Number).HasMaxLength(40).InByteOrder();
        builder.Property(c => c.Reason).HasMaxLength(500);
        builder.Property(c => c.MadeBy).HasMaxLength(200);
        builder.HasOne(c => c.Profile).WithMany().HasForeignKey(c => c.ProfileId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(c => c.Invoice).WithMany().HasForeignKey(c => c.InvoiceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => c.PublicId).IsUnique();
        builder.HasIndex(c => new { c.Series, c.Year, c.Sequence }).IsUnique();
        builder.HasIndex(c => new { c.ProfileId, c.Id });
        builder.HasIndex(c => new { c.FinalAt, c.Id });
        builder.IsAppendOnly();
    }
}

internal sealed class CreditNoteLineConfiguration : IEntityTypeConfiguration<CreditNoteLineRow>
{
    public void Configure(EntityTypeBuilder<CreditNoteLineRow> builder)
    {
        builder.ToTable("credit_note_lines");
        builder.Property(l => l.Text).HasMaxLength(500);
        builder.HasOne(l => l.CreditNote).WithMany(c => c.Lines).HasForeignKey(l => l.CreditNoteId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(l => l.Line).WithMany().HasForeignKey(l => l.LineId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(l => new { l.CreditNoteId, l.Position }).IsUnique();
        builder.IsAppendOnly();
    }
}

internal sealed class CreditUseConfiguration : IEntityTypeConfiguration<CreditUseRow>
{
    public void Configure(EntityTypeBuilder<CreditUseRow> builder)
    {
        builder.ToTable("credit_uses");
        builder.HasOne(u => u.CreditNote).WithMany(c => c.Uses).HasForeignKey(u => u.CreditNoteId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(u => u.Invoice).WithMany().HasForeignKey(u => u.InvoiceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(u => u.InvoiceId);
        builder.IsAppendOnly();
    }
}

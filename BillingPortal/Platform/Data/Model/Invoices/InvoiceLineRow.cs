using BillingPortal.Core.Invoicing;
using BillingPortal.Platform.Data.Conventions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingPortal.Platform.Data.Model.Invoices;

/// <summary>A line of an invoice, rounded once, with all that it was reckoned from.</summary>
public sealed class InvoiceLineRow
{
    public long Id { get; set; }

    public long InvoiceId { get; set; }

    public InvoiceRow Invoice { get; set; } = null!;

    /// <summary>1, 2, 3 …</summary>
    public required int Position { get; set; }

    public required InvoiceLineKind Kind { get; set; }

    /// <summary>As it stands on the document.</summary>
    public required string Text { get; set; }

    /// <summary>The month it is about, by its first day: another than the invoice's where it came late or was carried.</summary>
    public required DateOnly Month { get; set; }

    /// <summary>Units; null where it has none.</summary>
    public long? Units { get; set; }

    /// <summary>An exact decimal, or a fraction of two where it is a mean; null where there is none.</summary>
    public string? UnitPrice { get; set; }

    public DateOnly? FirstDay { get; set; }

    public DateOnly? LastDay { get; set; }

    /// <summary>Days that are paid for; null where days do not matter.</summary>
    public int? Days { get; set; }

    /// <summary>Of so many of the month.</summary>
    public int? OfDays { get; set; }

    public string? Tier { get; set; }

    /// <summary>The tier's version.</summary>
    public int? TierVersion { get; set; }

    /// <summary>What made other terms for this customer; null when nothing did.</summary>
    public string? Override { get; set; }

    public required long AmountMinor { get; set; }

    public long TaxMinor { get; set; }

    /// <summary>The charge or discount of an admin that it is.</summary>
    public long? OneOffId { get; set; }

    public OneOffRow? OneOff { get; set; }

    /// <summary>The invoice from which it was carried.</summary>
    public long? FromInvoiceId { get; set; }

    public InvoiceRow? FromInvoice { get; set; }
}

internal sealed class InvoiceLineConfiguration : IEntityTypeConfiguration<InvoiceLineRow>
{
    public void Configure(EntityTypeBuilder<InvoiceLineRow> builder)
    {
        builder.ToTable("invoice_lines");
        builder.Property(l => l.Text).HasMaxLength(500);
        builder.Property(l => l.UnitPrice).HasMaxLength(80);
        builder.Property(l => l.Tier).HasMaxLength(80);
        builder.Property(l => l.Override).HasMaxLength(80);
        builder.HasOne(l => l.Invoice).WithMany(i => i.Lines).HasForeignKey(l => l.InvoiceId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne(l => l.OneOff).WithMany().HasForeignKey(l => l.OneOffId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(l => l.FromInvoice).WithMany().HasForeignKey(l => l.FromInvoiceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(l => new { l.InvoiceId, l.Position }).IsUnique();
        builder.HasIndex(l => l.FromInvoiceId).HasFilter("from_invoice_id is not null");
        builder.HasIndex(l => l.OneOffId).HasFilter("one_off_id is not null");
        builder.IsFrozenWith("invoices", "invoice_id", InvoiceConfiguration.OpenStates);
    }
}

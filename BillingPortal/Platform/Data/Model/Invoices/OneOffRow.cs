using BillingPortal.Platform.Data.Conventions;
using BillingPortal.Platform.Data.Model.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingPortal.Platform.Data.Model.Invoices;

/// <summary>A charge, or a discount below zero, that an admin put on the next invoice. It is on one when that one has a line of it and is final.</summary>
public sealed class OneOffRow
{
    public long Id { get; set; }

    public long ProfileId { get; set; }

    public BillingProfileRow Profile { get; set; } = null!;

    /// <summary>As it will stand on the invoice.</summary>
    public required string Text { get; set; }

    /// <summary>Below zero for a discount.</summary>
    public required long AmountMinor { get; set; }

    public required string Reason { get; set; }

    /// <summary>Who gave it, as in the audit trail.</summary>
    public required string GivenBy { get; set; }

    public required DateTime GivenAt { get; set; }

    /// <summary>The invoice that it stands on for ever.</summary>
    public long? InvoiceId { get; set; }

    public InvoiceRow? Invoice { get; set; }

    /// <summary>Taken back before it stood on one.</summary>
    public DateTime? WithdrawnAt { get; set; }
}

internal sealed class OneOffConfiguration : IEntityTypeConfiguration<OneOffRow>
{
    public void Configure(EntityTypeBuilder<OneOffRow> builder)
    {
        builder.ToTable("one_offs");
        builder.Property(o => o.Text).HasMaxLength(200);
        builder.Property(o => o.Reason).HasMaxLength(500);
        builder.Property(o => o.GivenBy).HasMaxLength(200);
        builder.HasOne(o => o.Profile).WithMany().HasForeignKey(o => o.ProfileId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(o => o.Invoice).WithMany().HasForeignKey(o => o.InvoiceId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(o => new { o.InvoiceId, o.ProfileId });
        builder.IsFrozenUnless("row.invoice_id is null");
    }
}

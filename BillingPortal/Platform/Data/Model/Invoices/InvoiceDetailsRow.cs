using BillingPortal.Platform.Data.Conventions;
using BillingPortal.Platform.Data.Model.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingPortal.Platform.Data.Model.Invoices;

/// <summary>What a customer wants to read on invoices. Those that are final keep what was known when they became so.</summary>
public sealed class InvoiceDetailsRow : IVersioned
{
    public long ProfileId { get; set; }

    public BillingProfileRow Profile { get; set; } = null!;

    /// <summary>Who is billed; null for the customer's own name.</summary>
    public string? Name { get; set; }

    /// <summary>Lines of the address without postal code, city and country, with line breaks between them.</summary>
    public string? Address { get; set; }

    public string? PostalCode { get; set; }

    public string? City { get; set; }

    /// <summary>Two letters, ISO 3166.</summary>
    public string? Country { get; set; }

    public string? TaxId { get; set; }

    /// <summary>The customer's own number of the order, on each invoice.</summary>
    public string? PurchaseOrder { get; set; }

    /// <summary>No invoice of this customer becomes final while this is set; the reason is an admin's.</summary>
    public string? ParkedWhy { get; set; }

    public int Version { get; set; } = 1;
}

internal sealed class InvoiceDetailsConfiguration : IEntityTypeConfiguration<InvoiceDetailsRow>
{
    public void Configure(EntityTypeBuilder<InvoiceDetailsRow> builder)
    {
        builder.ToTable("invoice_details");
        builder.HasKey(d => d.ProfileId);
        builder.Property(d => d.ProfileId).ValueGeneratedNever();
        builder.Property(d => d.Name).HasMaxLength(200);
        builder.Property(d => d.Address).HasMaxLength(500);
        builder.Property(d => d.PostalCode).HasMaxLength(20);
        builder.Property(d => d.City).HasMaxLength(100);
        builder.Property(d => d.Country).HasMaxLength(2);
        builder.Property(d => d.TaxId).HasMaxLength(40);
        builder.Property(d => d.PurchaseOrder).HasMaxLength(80);
        builder.Property(d => d.ParkedWhy).HasMaxLength(500);
        builder.HasOne(d => d.Profile).WithMany().HasForeignKey(d => d.ProfileId).OnDelete(DeleteBehavior.Restrict);
    }
}

using BillingPortal.Platform.Data.Conventions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingPortal.Platform.Data.Model.Customers;

/// <summary>What is billed: a customer, apart from the people who may see and manage it.</summary>
public sealed class BillingProfileRow : IVersioned
{
    public long Id { get; set; }

    /// <summary>Random, the same for ever: what the outside and Stripe know the customer by.</summary>
    public required string PublicId { get; set; }

    /// <summary>The product's own name for the customer, unique where it is given.</summary>
    public string? Reference { get; set; }

    /// <summary>Where invoices go; null once erased.</summary>
    public string? Email { get; set; }

    public string? Name { get; set; }

    public required string Locale { get; set; }

    public required string TimeZone { get; set; }

    /// <summary>The plan asked for at sign-up.</summary>
    public string? PlanAsked { get; set; }

    /// <summary>Billing time.</summary>
    public required DateTime CreatedAt { get; set; }

    public DateTime? ErasedAt { get; set; }

    /// <summary>What a list sorts by: the name, or what stands for it. Null until it was written down.</summary>
    public string? SortKey { get; set; }

    /// <summary>What a search finds it by.</summary>
    public ICollection<CustomerWordRow> Words { get; } = [];

    public int Version { get; set; } = 1;
}

internal sealed class BillingProfileConfiguration : IEntityTypeConfiguration<BillingProfileRow>
{
    public void Configure(EntityTypeBuilder<BillingProfileRow> builder)
    {
        builder.ToTable("billing_profiles");
        builder.Property(p => p.PublicId).HasMaxLength(40);
        builder.Property(p => p.Reference).HasMaxLength(120);
        builder.Property(p => p.Email).HasMaxLength(320);
        builder.Property(p => p.Name).HasMaxLength(200);
        builder.Property(p => p.Locale).HasMaxLength(20);
        builder.Property(p => p.TimeZone).HasMaxLength(80);
        builder.Property(p => p.PlanAsked).HasMaxLength(80);
        builder.HasIndex(p => p.PublicId).IsUnique();
        builder.HasIndex(p => p.Reference).IsUnique();
        builder.Property(p => p.SortKey).HasMaxLength(320).InByteOrder();
        builder.HasIndex(p => p.Email);
        builder.HasIndex(p => new { p.SortKey, p.Id });
        builder.HasIndex(p => new { p.CreatedAt, p.Id });
    }
}

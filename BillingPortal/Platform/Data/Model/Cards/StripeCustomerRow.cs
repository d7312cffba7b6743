using BillingPortal.Platform.Data.Model.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingPortal.Platform.Data.Model.Cards;

/// <summary>
/// Which customer of Stripe a profile is. Written before Stripe is asked, so that an answer that was lost is looked for.
/// It stays when its owner was erased: what Stripe tells of it later is still known to be theirs, and forgotten.
/// </summary>
public sealed class StripeCustomerRow
{
    public long ProfileId { get; set; }

    public BillingProfileRow Profile { get; set; } = null!;

    /// <summary>Null until Stripe answered.</summary>
    public string? StripeId { get; set; }

    /// <summary>Raised when Stripe must be asked anew under another key.</summary>
    public int Attempt { get; set; } = 1;

    /// <summary>By Stripe's clock, which is billing time: what was made before it is not ours.</summary>
    public required DateTime BegunAt { get; set; }

    /// <summary>Real time from which on it is to be deleted at Stripe, because its owner was erased. Null once that is done.</summary>
    public DateTime? DeleteAt { get; set; }
}

internal sealed class StripeCustomerConfiguration : IEntityTypeConfiguration<StripeCustomerRow>
{
    public void Configure(EntityTypeBuilder<StripeCustomerRow> builder)
    {
        builder.ToTable("stripe_customers");
        builder.HasKey(c => c.ProfileId);
        builder.Property(c => c.ProfileId).ValueGeneratedNever();
        builder.Property(c => c.StripeId).HasMaxLength(80);
        builder.HasOne(c => c.Profile).WithMany().HasForeignKey(c => c.ProfileId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => c.StripeId).IsUnique();
        builder.HasIndex(c => c.DeleteAt, "stripe_customers_to_delete").HasFilter("delete_at is not null");
    }
}

using BillingPortal.Platform.Data.Model.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingPortal.Platform.Data.Model.Cards;

/// <summary>Why a card is not used any more.</summary>
public enum CardEnding
{
    /// <summary>A newer one took its place.</summary>
    Replaced,

    /// <summary>The customer took it away.</summary>
    Removed,

    /// <summary>Stripe told that it is gone.</summary>
    Detached,
}

/// <summary>A way to pay, as much of it as may be kept. The one that counts has not ended; the others stay, because billing follows from when there was a card.</summary>
public sealed class CardRow
{
    public long Id { get; set; }

    public long ProfileId { get; set; }

    public BillingProfileRow Profile { get; set; } = null!;

    /// <summary>Stripe's id of the payment method.</summary>
    public required string MethodId { get; set; }

    /// <summary>"card", or Stripe's name of another kind.</summary>
    public required string Kind { get; set; }

    public string? Brand { get; set; }

    public string? Last4 { get; set; }

    public int? ExpiryMonth { get; set; }

    public int? ExpiryYear { get; set; }

    /// <summary>Two letters, of the bank.</summary>
    public string? Country { get; set; }

    /// <summary>A keyed hash of Stripe's fingerprint: it shows that two customers gave the same card, and nothing else.</summary>
    public string? FingerprintHash { get; set; }

    /// <summary>When Stripe says that it was set up; a late webhook moves nothing.</summary>
    public required DateTime SetUpAt { get; set; }

    public DateTime? EndedAt { get; set; }

    public CardEnding? Ending { get; set; }

    /// <summary>The customer was told that it expires.</summary>
    public DateTime? ExpiryToldAt { get; set; }

    /// <summary>Real time from which on Stripe is to be told what became of it: that it is charged now, or that it is to be let go. Null once that is done.</summary>
    public DateTime? TellStripeAt { get; set; }
}

internal sealed class CardConfiguration : IEntityTypeConfiguration<CardRow>
{
    public void Configure(EntityTypeBuilder<CardRow> builder)
    {
        builder.ToTable("cards");
        builder.Property(c => c.MethodId).HasMaxLength(80);
        builder.Property(c => c.Kind).HasMaxLength(40);
        builder.Property(c => c.Brand).HasMaxLength(40);
        builder.Property(c => c.Last4).HasMaxLength(4);
        builder.Property(c => c.Country).HasMaxLength(2);
        builder.Property(c => c.FingerprintHash).HasMaxLength(64);
        builder.HasOne(c => c.Profile).WithMany().HasForeignKey(c => c.ProfileId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => c.MethodId).IsUnique();
        builder.HasIndex(c => c.ProfileId, "cards_of_profile");
        builder.HasIndex(c => c.ProfileId, "one_card_in_use").IsUnique().HasFilter("ended_at is null");
        builder.HasIndex(c => c.FingerprintHash);
        builder.HasIndex(c => c.TellStripeAt, "cards_to_tell_stripe").HasFilter("tell_stripe_at is not null");
        builder.HasIndex(c => new { c.ExpiryYear, c.ExpiryMonth }, "cards_to_tell_expiring").HasFilter("ended_at is null and expiry_told_at is null");
    }
}

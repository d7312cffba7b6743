using BillingPortal.Platform.Data.Model.Customers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingPortal.Platform.Data.Model.Cards;

/// <summary>A form that was opened to set up a card, and what came of it as far as we were told.</summary>
public sealed class CardSetupRow
{
    public long Id { get; set; }

    public long ProfileId { get; set; }

    public BillingProfileRow Profile { get; set; } = null!;

    /// <summary>Stripe's id of the SetupIntent.</summary>
    public required string SetupId { get; set; }

    /// <summary>Real time: how many there may be in an hour is no matter of billing.</summary>
    public required DateTime BegunAt { get; set; }

    /// <summary>It succeeded or was cancelled.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>How often a card was refused in it.</summary>
    public int Failures { get; set; }
}

internal sealed class CardSetupConfiguration : IEntityTypeConfiguration<CardSetupRow>
{
    public void Configure(EntityTypeBuilder<CardSetupRow> builder)
    {
        builder.ToTable("card_setups");
        builder.Property(s => s.SetupId).HasMaxLength(80);
        builder.HasOne(s => s.Profile).WithMany().HasForeignKey(s => s.ProfileId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => s.SetupId).IsUnique();
        builder.HasIndex(s => new { s.ProfileId, s.BegunAt });
    }
}

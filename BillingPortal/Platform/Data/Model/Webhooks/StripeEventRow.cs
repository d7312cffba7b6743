using BillingPortal.Platform.Data.Conventions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingPortal.Platform.Data.Model.Webhooks;

/// <summary>An event of Stripe, as it came: one row for each event id, however often it is sent. It is never changed; how it was handled stands beside it.</summary>
public sealed class StripeEventRow
{
    public long Id { get; set; }

    /// <summary>Stripe's id; of a body that has none, its digest.</summary>
    public required string EventId { get; set; }

    /// <summary>Empty when the body could not be read.</summary>
    public required string Type { get; set; }

    /// <summary>Stripe's customer when the event tells one, else its object: events of one subject are handled in order.</summary>
    public required string Subject { get; set; }

    /// <summary>Stripe's id of the object that it is about.</summary>
    public string? ObjectId { get; set; }

    public bool Livemode { get; set; }

    public string? ApiVersion { get; set; }

    /// <summary>By Stripe's clock, which in sandbox mode is the billing clock.</summary>
    public DateTime? CreatedAt { get; set; }

    /// <summary>Real time.</summary>
    public required DateTime ReceivedAt { get; set; }

    /// <summary>SHA-256 of the body, which outlives the body itself.</summary>
    public required string Digest { get; set; }

    public StripePayloadRow? Payload { get; set; }

    public StripeEventWorkRow Work { get; set; } = null!;

    public ICollection<StripeEventTryRow> Tries { get; } = [];
}

internal sealed class StripeEventConfiguration : IEntityTypeConfiguration<StripeEventRow>
{
    public void Configure(EntityTypeBuilder<StripeEventRow> builder)
    {
        builder.ToTable("stripe_events");
        builder.Property(e => e.EventId).HasMaxLength(255);
        builder.Property(e => e.Type).HasMaxLength(120);
        builder.Property(e => e.Subject).HasMaxLength(255);
        builder.Property(e => e.ObjectId).HasMaxLength(255);
        builder.Property(e => e.ApiVersion).HasMaxLength(60);
        builder.Property(e => e.Digest).HasMaxLength(64);
        builder.HasIndex(e => e.EventId).IsUnique();
        builder.HasIndex(e => e.ReceivedAt);
        builder.IsAppendOnly();
    }
}

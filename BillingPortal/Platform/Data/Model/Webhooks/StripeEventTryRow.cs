using BillingPortal.Platform.Data.Conventions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingPortal.Platform.Data.Model.Webhooks;

/// <summary>One try to handle an event and how it ended.</summary>
public sealed class StripeEventTryRow
{
    public long Id { get; set; }

    public required long EventId { get; set; }

    public StripeEventRow Event { get; set; } = null!;

    /// <summary>When it ended, real time.</summary>
    public required DateTime At { get; set; }

    public required int Milliseconds { get; set; }

    public required string Node { get; set; }

    /// <summary>Null when it succeeded.</summary>
    public string? Error { get; set; }
}

internal sealed class StripeEventTryConfiguration : IEntityTypeConfiguration<StripeEventTryRow>
{
    public void Configure(EntityTypeBuilder<StripeEventTryRow> builder)
    {
        builder.ToTable("stripe_event_tries");
        builder.Property(t => t.Node).HasMaxLength(80);
        builder.HasOne(t => t.Event).WithMany(e => e.Tries).HasForeignKey(t => t.EventId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(t => t.EventId);
        builder.IsAppendOnly();
    }
}

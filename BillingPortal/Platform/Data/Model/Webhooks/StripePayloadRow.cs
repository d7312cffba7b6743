using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingPortal.Platform.Data.Model.Webhooks;

/// <summary>The body of an event, byte by byte. It holds what Stripe knows of a person, so it can be forgotten; the event itself stays.</summary>
public sealed class StripePayloadRow
{
    public long EventId { get; set; }

    public StripeEventRow Event { get; set; } = null!;

    public required byte[] Body { get; set; }
}

internal sealed class StripePayloadConfiguration : IEntityTypeConfiguration<StripePayloadRow>
{
    public void Configure(EntityTypeBuilder<StripePayloadRow> builder)
    {
        builder.ToTable("stripe_payloads");
        builder.HasKey(p => p.EventId);
        builder.Property(p => p.EventId).ValueGeneratedNever();
        builder.HasOne(p => p.Event).WithOne(e => e.Payload).HasForeignKey<StripePayloadRow>(p => p.EventId).OnDelete(DeleteBehavior.Restrict);
    }
}

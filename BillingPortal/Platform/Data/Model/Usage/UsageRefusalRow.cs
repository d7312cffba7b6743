using BillingPortal.Platform.Data.Model.Api;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingPortal.Platform.Data.Model.Usage;

/// <summary>How often usage of a key was refused for one reason on a day, with the last of them.</summary>
public sealed class UsageRefusalRow
{
    public long Id { get; set; }

    /// <summary>Billing zone.</summary>
    public required DateOnly Day { get; set; }

    public long ApiKeyId { get; set; }

    public ApiKeyRow ApiKey { get; set; } = null!;

    public required string Code { get; set; }

    public required long Count { get; set; }

    public required DateTime LastAt { get; set; }

    /// <summary>The event's id, as far as one could be read.</summary>
    public string? LastEventId { get; set; }

    /// <summary>The sentence that was answered.</summary>
    public required string LastReason { get; set; }
}

internal sealed class UsageRefusalConfiguration : IEntityTypeConfiguration<UsageRefusalRow>
{
    public void Configure(EntityTypeBuilder<UsageRefusalRow> builder)
    {
        builder.ToTable("usage_refusals");
        builder.Property(u => u.Code).HasMaxLength(40);
        builder.Property(u => u.LastEventId).HasMaxLength(100);
        builder.Property(u => u.LastReason).HasMaxLength(400);
        builder.HasOne(u => u.ApiKey).WithMany().HasForeignKey(u => u.ApiKeyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(u => new { u.Day, u.ApiKeyId, u.Code }).IsUnique();
    }
}

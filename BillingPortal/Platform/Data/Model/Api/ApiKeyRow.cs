using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingPortal.Platform.Data.Model.Api;

/// <summary>A key that the product's backends call with. It is shown once; only its hash is here.</summary>
public sealed class ApiKeyRow
{
    public long Id { get; set; }

    public required string Name { get; set; }

    /// <summary>The first letters, by which people tell keys apart.</summary>
    public required string Start { get; set; }

    /// <summary>SHA-256 of the whole key: 32 random bytes need no slow hash.</summary>
    public required byte[] Hash { get; set; }

    /// <summary>Words, with a space between.</summary>
    public required string Scopes { get; set; }

    /// <summary>Real time, as for all that is technical.</summary>
    public required DateTime CreatedAt { get; set; }

    public DateTime? ExpiresAt { get; set; }

    public DateTime? LastUsedAt { get; set; }

    public DateTime? RevokedAt { get; set; }
}

internal sealed class ApiKeyConfiguration : IEntityTypeConfiguration<ApiKeyRow>
{
    public void Configure(EntityTypeBuilder<ApiKeyRow> builder)
    {
        builder.ToTable("api_keys");
        builder.Property(k => k.Name).HasMaxLength(120);
        builder.Property(k => k.Start).HasMaxLength(16);
        builder.Property(k => k.Scopes).HasMaxLength(400);
        builder.HasIndex(k => k.Hash).IsUnique();
    }
}

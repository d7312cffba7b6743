using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingPortal.Platform.Data.Model.Entitlements;

/// <summary>A key that snapshots of entitlements are signed with. Its public half is shown before it signs first, and after it signed last. All of it is real time.</summary>
public sealed class SigningKeyRow
{
    /// <summary>The key's name in a token's header.</summary>
    public required string Id { get; set; }

    /// <summary>The private half, protected by the installation's keys.</summary>
    public required string Secret { get; set; }

    /// <summary>The public half, base64url.</summary>
    public required string X { get; set; }

    public required string Y { get; set; }

    public required DateTime MadeAt { get; set; }

    /// <summary>Included.</summary>
    public required DateTime SignsFrom { get; set; }

    /// <summary>Nothing that it signed is good from then on; the key is no longer shown.</summary>
    public required DateTime GoneAt { get; set; }
}

internal sealed class SigningKeyConfiguration : IEntityTypeConfiguration<SigningKeyRow>
{
    public void Configure(EntityTypeBuilder<SigningKeyRow> builder)
    {
        builder.ToTable("signing_keys");
        builder.Property(k => k.Id).HasMaxLength(40);
        builder.Property(k => k.X).HasMaxLength(60);
        builder.Property(k => k.Y).HasMaxLength(60);
    }
}

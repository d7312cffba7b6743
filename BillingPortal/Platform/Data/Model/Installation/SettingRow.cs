using BillingPortal.Platform.Data.Conventions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingPortal.Platform.Data.Model.Installation;

/// <summary>A setting that is changed while the portal runs, as JSON under its name.</summary>
public sealed class SettingRow : IVersioned
{
    public required string Name { get; set; }

    public required string Value { get; set; }

    public required DateTime ChangedAt { get; set; }

    public int Version { get; set; } = 1;
}

internal sealed class SettingConfiguration : IEntityTypeConfiguration<SettingRow>
{
    public void Configure(EntityTypeBuilder<SettingRow> builder)
    {
        builder.ToTable("settings");
        builder.HasKey(s => s.Name);
        builder.Property(s => s.Name).HasMaxLength(120);
    }
}

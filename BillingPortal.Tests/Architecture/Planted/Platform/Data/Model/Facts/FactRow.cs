using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BillingPortal.Tests.Architecture.Planted.Platform.Data.Model.Facts;

internal sealed class FactRow
{
    public int Id { get; set; }

    public string Kind { get; set; } = "";
}

internal sealed class FactConfiguration : IEntityTypeConfiguration<FactRow>
{
    public void Configure(EntityTypeBuilder<FactRow> builder) => builder.ToTable("facts");
}

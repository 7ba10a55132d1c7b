using System.Xml.Linq;
using Shouldly;
using Xunit;
using static AiChef.Tests.LocalCloud.CloudFormation.ExportPair;

namespace AiChef.Tests.LocalCloud.CloudFormation;

public sealed class ExportTests
{
    [Fact]
    public async Task An_import_gives_the_exports_value()
    {
        await using var aws = await PairAsync();
        (await aws.ParameterAsync("/imported")).ShouldBe("VALUE");
        (await aws.CallAsync("ListImports", ("ExportName", "shared")))
            .Descendants("Imports")
            .Elements()
            .Single()
            .Value.ShouldBe("importer");
    }
}

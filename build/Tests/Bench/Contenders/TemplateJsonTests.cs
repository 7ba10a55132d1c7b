using System.Text.Json.Nodes;
using AiChef.Bench.Contenders;
using AiChef.Templates;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Bench.Contenders;

public sealed class TemplateJsonTests
{
    [Theory]
    [InlineData("!Ref Table", "{'Ref':'Table'}")]
    [InlineData("!Condition IsLive", "{'Condition':'IsLive'}")]
    [InlineData("!GetAtt Table.Stream.Arn", "{'Fn::GetAtt':['Table','Stream.Arn']}")]
    [InlineData("!Sub ${A}-b", "{'Fn::Sub':'${A}-b'}")]
    [InlineData("!If [IsLive, !Ref A, 3]", "{'Fn::If':['IsLive',{'Ref':'A'},3]}")]
    [InlineData("{ A: yes, B: 1.50, C: '1', D: }", "{'A':true,'B':'1.50','C':'1','D':null}")]
    public void A_short_form_is_written_in_full(string yaml, string json) =>
        TemplateJson
            .Of(TemplateReader.Read($"A: {yaml}")["A"]!)!
            .ToJsonString()
            .ShouldBe(JsonNode.Parse(json.Replace('\'', '"'))!.ToJsonString());
}

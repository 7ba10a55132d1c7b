using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.StepFunctions;

public sealed class IntrinsicFunctionTests
{
    [Theory]
    [InlineData("States.Array($.n, 'x', null, true)", "[3,\"x\",null,true]")]
    [InlineData("States.Array()", "[]")]
    [InlineData("States.ArrayPartition($.list, 2)", "[[5,1],[5]]")]
    [InlineData("States.ArrayContains($.list, 1)", "true")]
    [InlineData("States.ArrayContains($.list, 2)", "false")]
    [InlineData("States.ArrayRange(1, 9, 3)", "[1,4,7]")]
    [InlineData("States.ArrayRange(3, 1, -1)", "[3,2,1]")]
    [InlineData("States.ArrayGetItem($.list, 2)", "5")]
    [InlineData("States.ArrayLength($.list)", "3")]
    [InlineData("States.ArrayUnique($.list)", "[5,1]")]
    [InlineData("States.Base64Encode('chef')", "\"Y2hlZg==\"")]
    [InlineData("States.Base64Decode('Y2hlZg==')", "\"chef\"")]
    [InlineData("States.JsonMerge($.left, $.right, false)", """{"a":{"y":2},"b":1,"c":3}""")]
    [InlineData("States.JsonToString($.left)", "\"{\\\"a\\\":{\\\"x\\\":1},\\\"b\\\":1}\"")]
    [InlineData("States.StringToJson('[1, 2]')", "[1,2]")]
    [InlineData("States.MathAdd(2.5, 0)", "3")]
    [InlineData("States.MathAdd(-1.5, 0)", "-1")]
    [InlineData("States.StringSplit('a,b;c,,', ',;')", "[\"a\",\"b\",\"c\"]")]
    [InlineData("States.Format('{} costs {}', 'Soup', $.n)", "\"Soup costs 3\"")]
    [InlineData("States.Format('\\{{}\\} it\\'s {}', 1, $.left)", "\"{1} it's {a={x=1}, b=1}\"")]
    [InlineData("States.MathAdd(States.ArrayLength($.list), States.ArrayGetItem($.list, 0))", "8")]
    public async Task A_function_gives_what_AWS_gives(string call, string expected) =>
        (
            await MachineRun.ValueAsync(
                call,
                """{"n":3,"list":[5,1,5],"left":{"a":{"x":1},"b":1},"right":{"a":{"y":2},"c":3}}"""
            )
        ).ShouldBe(expected);

    [Theory]
    [InlineData("MD5", "5eb63bbbe01eeed093cb22bb8f5acdc3")]
    [InlineData("SHA-1", "2aae6c35c94fcfb415dbe95f408b9ce91ee846ed")]
    [InlineData("SHA-256", "b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9")]
    public async Task Hashes_are_hexadecimal_and_of_the_text(string algorithm, string expected) =>
        (await MachineRun.ValueAsync($"States.Hash('hello world', '{algorithm}')")).ShouldBe($"\"{expected}\"");

    [Fact]
    public async Task A_random_number_is_in_its_range_and_a_uuid_is_one()
    {
        int.Parse((await MachineRun.ValueAsync("States.MathRandom(5, 8)"))!).ShouldBeInRange(5, 7);
        Guid.TryParse((await MachineRun.ValueAsync("States.UUID()"))!.Trim('"'), out _).ShouldBeTrue();
    }

    [Theory]
    [InlineData("States.ArrayGetItem($.list, 3)", "States.IntrinsicFailure")]
    [InlineData("States.MathAdd('1', 2)", "States.IntrinsicFailure")]
    [InlineData("States.StringToJson('{')", "States.IntrinsicFailure")]
    [InlineData("States.ArrayLength($.missing)", "States.Runtime")]
    public async Task A_call_that_cannot_work_fails_with_an_error_that_names_it(string call, string error) =>
        (await MachineRun.ValueAsync(call, """{"list":[1]}"""))!.ShouldStartWith(error);
}

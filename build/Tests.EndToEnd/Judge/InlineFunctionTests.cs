using System.Text.Json;
using Shouldly;
using Xunit;

namespace AiChef.Tests.EndToEnd.Judge;

/// <summary>Node.js functions whose source stands in a template, deployed and called by the AWS CLI.</summary>
public sealed class InlineFunctionTests(InlineFunctionTests.Kitchen kitchen)
    : IClassFixture<InlineFunctionTests.Kitchen>
{
    [Theory]
    [InlineData("value", """{"dish":"soup"}""")]
    [InlineData("promise", "\"later\"")]
    [InlineData("nothing", "null")]
    [InlineData("callback", "\"called back\"")]
    [InlineData("name", "\"cook\"")]
    public async Task A_function_answers_what_its_handler_gives(string wish, string answer) =>
        (await kitchen.CallAsync("cook", wish)).ShouldBe(("None", answer));

    [Fact]
    public async Task A_function_is_a_module_of_either_kind() =>
        (await kitchen.CallAsync("baker", "bread")).ShouldBe(("None", "\"bread is baked\""));

    [Theory]
    [InlineData("cook", "throw", "TypeError", "the soup is burnt")]
    [InlineData("cook", "reject", "Error", "no salt")]
    [InlineData("cook", "fail", "Error", "called back in vain")]
    [InlineData("cook", "throw-text", "string", "just a text")]
    [InlineData("nobody", "any", "Runtime.HandlerNotFound", "index.handler is undefined or not exported")]
    [InlineData("stranger", "any", "Runtime.ImportModuleError", "Error: Cannot find module 'other'")]
    public async Task What_a_handler_throws_is_told_as_Lambda_tells_it(
        string function,
        string wish,
        string type,
        string message
    )
    {
        var (error, answer) = await kitchen.CallAsync(function, wish);

        error.ShouldBe("Unhandled");
        using var told = JsonDocument.Parse(answer);
        told.RootElement.GetProperty("errorType").GetString().ShouldBe(type);
        told.RootElement.GetProperty("errorMessage").GetString().ShouldBe(message);
    }

    [Fact]
    public async Task What_a_function_writes_is_in_its_log()
    {
        await kitchen.CallAsync("cook", "log");

        (
            await kitchen.Aws.SaysAsync(
                "logs",
                "filter-log-events",
                "--log-group-name",
                "/aws/lambda/cook",
                "--filter-pattern",
                "pepper",
                "--query",
                "events[].message"
            )
        ).ShouldMatch(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z [0-9a-f-]{36} INFO pepper \{ salt: 1 \}$");
    }

    /// <summary>A LocalCloud with a stack of functions.</summary>
    public sealed class Kitchen : IAsyncLifetime
    {
        private const string Template = """
            Resources:
              Role:
                Type: AWS::IAM::Role
                Properties:
                  AssumeRolePolicyDocument:
                    Version: "2012-10-17"
                    Statement:
                      - { Effect: Allow, Principal: { Service: lambda.amazonaws.com }, Action: sts:AssumeRole }
              Cook:
                Type: AWS::Lambda::Function
                Properties:
                  FunctionName: cook
                  Runtime: nodejs22.x
                  Handler: index.handler
                  Role: !GetAtt Role.Arn
                  Code:
                    ZipFile: |
                      exports.handler = (event, context, callback) => {
                        switch (event.wish) {
                          case 'promise': return Promise.resolve('later');
                          case 'nothing': return Promise.resolve();
                          case 'callback': return void setTimeout(() => callback(null, 'called back'), 5);
                          case 'fail': return void callback(new Error('called back in vain'));
                          case 'name': return Promise.resolve(context.functionName);
                          case 'throw': throw new TypeError('the soup is burnt');
                          case 'throw-text': throw 'just a text';
                          case 'reject': return Promise.reject(new Error('no salt'));
                          case 'log': console.log('pepper', { salt: 1 });
                        }
                        return { dish: 'soup' };
                      };
              Baker:
                Type: AWS::Lambda::Function
                Properties:
                  FunctionName: baker
                  Runtime: nodejs24.x
                  Handler: index.handler
                  Role: !GetAtt Role.Arn
                  Code:
                    ZipFile: |
                      export const handler = async event => `${event.wish} is baked`;
              Nobody:
                Type: AWS::Lambda::Function
                Properties:
                  FunctionName: nobody
                  Runtime: nodejs22.x
                  Handler: index.handler
                  Role: !GetAtt Role.Arn
                  Code: { ZipFile: "exports.other = () => 1;" }
              Stranger:
                Type: AWS::Lambda::Function
                Properties:
                  FunctionName: stranger
                  Runtime: nodejs22.x
                  Handler: other.handler
                  Role: !GetAtt Role.Arn
                  Code: { ZipFile: "exports.handler = () => 1;" }
            """;

        private JudgedCloud? _cloud;

        internal AwsCli Aws => _cloud!.Aws;

        public async Task InitializeAsync()
        {
            _cloud = await JudgedCloud.StartAsync();
            var file = Path.GetTempFileName();
            try
            {
                await File.WriteAllTextAsync(file, Template);
                string[] deploy =
                [
                    "cloudformation",
                    "deploy",
                    "--stack-name",
                    "kitchen",
                    "--template-file",
                    file,
                    "--capabilities",
                    "CAPABILITY_IAM",
                ];
                (await Aws.RunAsync(deploy)).ShouldEnd(0);
            }
            finally
            {
                File.Delete(file);
            }
        }

        public async Task DisposeAsync() => await _cloud!.DisposeAsync();

        internal Task<(string Error, string Answer)> CallAsync(string function, string wish) =>
            Aws.InvokeAsync(function, $$"""{"wish":"{{wish}}"}""");
    }
}

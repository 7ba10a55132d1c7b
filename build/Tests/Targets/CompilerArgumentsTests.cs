using AiChef.Targets.Services;
using Shouldly;
using Xunit;

namespace AiChef.Tests.Targets;

public sealed class CompilerArgumentsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("arguments").FullName;

    public CompilerArgumentsTests()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "arguments"));
        Directory.CreateDirectory(Path.Combine(_folder, "price", "obj"));
        File.WriteAllLines(
            Path.Combine(_folder, "arguments", "price.rsp"),
            [
                "# /sdk/Roslyn",
                "/noconfig",
                "/define:TRACE;NET",
                "/features:\"A=;B\"",
                "/reference:/sdk/ref/Shared.dll",
                "/reference:/sdk/ref/System.dll",
                "/out:../obj/price.dll",
                "/refout:../obj/ref/price.dll",
                "/doc:../obj/price.xml",
                "Gone.cs",
                "../obj/price.AssemblyInfo.cs",
            ]
        );
        File.WriteAllText(Path.Combine(_folder, "price", "New.cs"), "");
        File.WriteAllText(Path.Combine(_folder, "price", "obj", "Generated.cs"), "");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Compile_what_is_there_now_as_the_sdk_did()
    {
        var arguments = CompilerArguments.Find(_folder, "price")!;

        arguments.Compiler.ShouldBe("/sdk/Roslyn/bincore");
        arguments.InterfaceOf("/repository/price").ShouldBe("/repository/obj/ref/price.dll");
        arguments
            .For(Path.Combine(_folder, "price"), "/out/price.dll", "/out/ref.dll", ["/changed/Shared.dll"])
            .ShouldBe([
                "\"/define:TRACE;NET\"",
                "/features:\"A=;B\"",
                "\"/reference:/changed/Shared.dll\"",
                "\"/reference:/sdk/ref/System.dll\"",
                "\"../obj/price.AssemblyInfo.cs\"",
                "\"New.cs\"",
                "\"/out:/out/price.dll\"",
                "\"/refout:/out/ref.dll\"",
            ]);
    }

    [Fact]
    public void Are_not_there_before_the_sdk_has_compiled() => CompilerArguments.Find(_folder, "recipe").ShouldBeNull();
}

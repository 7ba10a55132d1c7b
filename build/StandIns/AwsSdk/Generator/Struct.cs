sealed record Struct(string Name, List<Member> Members);

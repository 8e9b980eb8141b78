mkdir -p src tests
echo 'echo hello' >src/hello.sh
echo 'test "$(sh src/hello.sh)" = hello' >tests/hello.sh

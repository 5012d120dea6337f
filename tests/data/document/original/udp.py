import multiprocessing
import socket

HOST = "127.0.0.1"
CLIENT_PORT = 8000
SERVER_PORT = 8888
MESSAGE = b"hello"
BUFFER_SIZE = 1024

def server():
	"""Receive a message from the client socket."""
	s = socket.socket(
		# Specify the address family.
		# The address family determines the format of the address.
		# In this case, we use AF_INET, i.e., IPv4, so the format of the
		# address is a (host, port) tuple.
		family=socket.AF_INET,
		# Use the User Datagram Protocol (UDP).
		type=socket.SOCK_DGRAM
	)
	# Bind, or associate, this socket with a specific address.
	s.bind((HOST, SERVER_PORT))
	message, (host, port) = s.recvfrom(BUFFER_SIZE)
	print(f"{HOST}:{SERVER_PORT} received message {message} from {host}:{port}")
	s.close()

def client():
	"""Send a message to the server socket."""
	s = socket.socket(family=socket.AF_INET, type=socket.SOCK_DGRAM)
	s.bind((HOST, CLIENT_PORT))
	s.sendto(MESSAGE, (HOST, SERVER_PORT))
	print(f"{HOST}:{CLIENT_PORT} sent message {MESSAGE} to {HOST}:{SERVER_PORT}")
	s.close()

def main():
	p_server = multiprocessing.Process(target=server)
	p_server.start()

	# If client sends its message before the server is ready
	# to receive the message, then the server will just sit
	# around waiting to receive a message that has already
	# been sent.

	p_client = multiprocessing.Process(target=client)
	p_client.start()

	p_client.join()
	p_server.join()

if __name__ == "__main__":
	main()
